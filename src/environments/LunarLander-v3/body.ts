/** The lander's shape, and where the numbers of its physical state stand: for its dynamics and its drawing. */

/** Corners of the hull, in pixels of the reference's picture. */
export const hull = [
  [-14, 17],
  [-17, 0],
  [-17, -10],
  [17, -10],
  [17, 0],
  [14, 17],
] as const;

/** Corner points of the ground. */
export const corners = 11;

/** Three bodies (hull, right and left leg), contacts, engines, ground. */
export const bodyLength = 6;
export const contactsAt = 3 * bodyLength;
export const enginesAt = contactsAt + 2;
export const groundAt = enginesAt + 2;
export const stateLength = groundAt + corners;

/** Which room is open. */
const roomNames = ['experiments', 'runs', 'compare', 'inspect', 'guides', 'class', 'settings'] as const;
export type Room = (typeof roomNames)[number];

/** Those that there are: what a class has handed in is shown to a lecturer. */
export const roomsFor = (isLecturer: boolean): readonly Room[] =>
  roomNames.filter((room) => room !== 'class' || isLecturer);

/** Those that Ctrl and a digit go to; the settings have a key of their own, as in most programs. */
export const numberedRooms = (isLecturer: boolean): readonly Room[] =>
  roomsFor(isLecturer).filter((room) => room !== 'settings');

class Rooms {
  #open = $state<Room>('runs');

  get open(): Room {
    return this.#open;
  }

  go(room: Room): void {
    this.#open = room;
  }
}

export const rooms = new Rooms();

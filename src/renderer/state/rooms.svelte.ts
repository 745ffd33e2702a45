/** Which room is open. */
export const roomNames = ['experiments', 'runs', 'compare', 'inspect', 'guides', 'settings'] as const;
export type Room = (typeof roomNames)[number];

/** Those that Ctrl and a digit go to; the settings have a key of their own, as in most programs. */
export const numberedRooms = roomNames.filter((room) => room !== 'settings');

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

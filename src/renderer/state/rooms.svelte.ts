/** Which room is open. */
export const roomNames = ['experiments', 'runs', 'settings'] as const;
export type Room = (typeof roomNames)[number];

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

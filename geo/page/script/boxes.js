// Room on the map: boxes already taken, looked up by cells so that a thousand labels stay quick.

const CELL = 48;

export class Room {
  constructor() {
    this.cells = new Map();
  }

  *#keys(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
        yield `${x},${y}`;
      }
    }
  }

  take(...boxes) {
    for (const box of boxes) {
      for (const key of this.#keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
  }

  /** Whether nothing but what `own` names overlaps the box. */
  isFree(box, own = null) {
    for (const key of this.#keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (other.own !== undefined && other.own === own) continue;
        if (overlap(box, other)) return false;
      }
    }
    return true;
  }

  /** How many taken boxes the box touches. */
  touches(box) {
    let count = 0;
    for (const key of this.#keys(box)) {
      for (const other of this.cells.get(key) ?? []) count += overlap(box, other) ? 1 : 0;
    }
    return count;
  }
}

const overlap = (a, b) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

export const boxAround = (x, y, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

export const isInside = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

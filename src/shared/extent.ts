/** How much a value holds, found without going further into it than is permitted. */
import type { Extent } from './limits';
import type { Message } from './language/message';
import { message } from './language/say';

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
};

/**
 * What a value would have to keep to; null where it does. Buffers, maps and other things that are no JSON are refused
 * without a look into them, lists by their length before their items, and nothing is gone into more deeply than may be.
 */
export function excessOf(value: unknown, limits: Extent): Message | null {
  let values = 0;
  let characters = 0;
  // Not recursive: how deep it is, is what is to be found out.
  const objects: object[] = [];
  const depths: number[] = [];
  /** Counts one part of the value, and keeps it for later where it has parts of its own. */
  const count = (part: unknown, depth: number): Message | null => {
    if (++values > limits.values) return message('allowed.values', { most: limits.values });
    switch (typeof part) {
      case 'string':
        characters += part.length;
        return characters > limits.characters ? message('allowed.text', { most: limits.characters }) : null;
      case 'object':
        if (part === null) return null;
        if (!isPlain(part)) return message('allowed.json');
        if (depth >= limits.depth) return message('allowed.depth', { most: limits.depth });
        objects.push(part);
        depths.push(depth + 1);
        return null;
      case 'function':
      case 'symbol':
      case 'bigint':
        return message('allowed.json');
      default:
        return null;
    }
  };
  let excess = count(value, 0);
  for (let object = objects.pop(); object !== undefined && excess === null; object = objects.pop()) {
    const depth = depths.pop()!;
    const names = Array.isArray(object) ? null : Object.keys(object);
    const length = names?.length ?? (object as readonly unknown[]).length;
    if (values + length > limits.values) return message('allowed.values', { most: limits.values });
    for (let i = 0; i < length && excess === null; i++) {
      const name = names === null ? i : names[i]!;
      if (typeof name === 'string') {
        characters += name.length;
        if (characters > limits.characters) return message('allowed.text', { most: limits.characters });
      }
      excess = count((object as Record<string | number, unknown>)[name], depth);
    }
  }
  return excess;
}

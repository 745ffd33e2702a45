/** Canvases that can be drawn on, which happy-dom does not have: those that the figures of exports are drawn on. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

const contexts = new WeakMap<HTMLCanvasElement, object>();

/** A context that belongs to an element of the page. */
function contextOf(element: HTMLCanvasElement): object {
  const context = createCanvas(Math.max(1, element.width), Math.max(1, element.height)).getContext('2d');
  return new Proxy(context, {
    get: (target, name: keyof SKRSContext2D) => {
      if (name === 'canvas') return element;
      const value: unknown = target[name];
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}

HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
  if (kind !== '2d') return null;
  const context = contexts.get(this) ?? contextOf(this);
  contexts.set(this, context);
  return context;
} as typeof HTMLCanvasElement.prototype.getContext;

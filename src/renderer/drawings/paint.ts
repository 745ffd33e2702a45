/** Paints pictures on a canvas: the page's, or one without a window. */
import type { Palette } from '../../shared/drawing/palette';
import {
  layoutOf,
  type Ink,
  type Picture,
  type Point,
  type Shape,
  type Size,
  type Stroke,
} from '../../shared/drawing/shapes';
import { arrowHead, begin, lettering } from './strokes';

/** Paints a picture on a canvas of `width` by `height` CSS pixels, which it empties first. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { view, shapes }: Picture,
  palette: Palette,
): void {
  const { scale, origin } = layoutOf(view, width, height);
  const at = ([x, y, right = 0, down = 0]: Point) =>
    [origin[0] + x * scale + right, origin[1] - y * scale + down] as const;
  const px = (size: Size) => (typeof size === 'number' ? size : Math.max(size[1] ?? 0, size[0] * scale));
  const colour = (ink: Ink) => (ink in palette ? palette[ink as keyof Palette] : ink);

  const stroke = ({ stroke: ink, width: thick = 1, dash = [] }: Stroke) => {
    if (ink === undefined) return;
    context.strokeStyle = colour(ink);
    context.lineWidth = px(thick);
    context.setLineDash([...dash]);
    context.stroke();
  };
  const fillAndStroke = (paint: Stroke & { readonly fill?: Ink }) => {
    if (paint.fill !== undefined) {
      context.fillStyle = colour(paint.fill);
      context.fill();
    }
    stroke(paint);
  };

  begin(context, width, height);
  for (const shape of shapes) paint(shape);

  function paint(shape: Shape): void {
    context.beginPath();
    switch (shape.kind) {
      case 'line':
        for (const step of shape.through)
          if ('bend' in step) context.quadraticCurveTo(...at(step.bend), ...at(step.to));
          else {
            const [x, y] = at(step);
            context.lineTo(x, shape.sharp === true ? Math.round(y) + 0.5 : y);
          }
        if (shape.closed === true) context.closePath();
        return fillAndStroke(shape);
      case 'circle':
        context.arc(...at(shape.at), px(shape.radius), 0, 2 * Math.PI);
        return fillAndStroke(shape);
      case 'arc':
        context.arc(...at(shape.at), px(shape.radius), -shape.from, -shape.to, shape.to > shape.from);
        return stroke(shape);
      case 'box': {
        const [w, h] = [px(shape.size[0]), px(shape.size[1])];
        context.save();
        context.translate(...at(shape.at));
        context.rotate(-(shape.turned ?? 0));
        context.roundRect(-w / 2, -h / 2, w, h, px(shape.corner ?? 0));
        context.restore();
        return fillAndStroke(shape);
      }
      case 'arrow': {
        const [from, to] = [at(shape.from), at(shape.to)];
        const before = shape.bend === undefined ? from : at(shape.bend);
        context.moveTo(...from);
        if (shape.bend === undefined) context.lineTo(...to);
        else context.quadraticCurveTo(...before, ...to);
        arrowHead(context, to, Math.atan2(to[1] - before[1], to[0] - before[0]), px(shape.head));
        return stroke(shape);
      }
      case 'turn': {
        const [[x, y], radius, head] = [at(shape.at), px(shape.radius), px(shape.head)];
        const [end, way] = [shape.from + shape.sweep, Math.sign(shape.sweep)];
        context.arc(x, y, radius, -shape.from, -end, shape.sweep > 0);
        const heading = -end - (way * Math.PI) / 2;
        // A head on a bend looks straight when it follows the chord.
        const bend = (way * head) / radius / 2;
        const tip = [x + radius * Math.cos(end), y - radius * Math.sin(end)] as const;
        arrowHead(context, tip, heading + bend, head);
        return stroke(shape);
      }
      case 'text': {
        const { text, fill, size = 11, weight = 500, align = 'center', baseline = 'middle' } = shape;
        context.font = lettering(weight, px(size));
        context.textAlign = align;
        context.textBaseline = baseline;
        context.fillStyle = colour(fill);
        context.fillText(text, ...at(shape.at));
      }
    }
  }
}

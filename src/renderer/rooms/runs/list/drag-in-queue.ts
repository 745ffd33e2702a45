/** Dragging runs of the queue to other places; the keyboard has its own way, in RunList. */
import type { Attachment } from 'svelte/attachments';
import { queue } from '../../../state/queue.svelte';
import { runList } from '../../../state/run-list.svelte';

/** What is being dragged; a page has one pointer. */
let dragged: readonly string[] = [];

/** What is moved together with a run: everything that waits and is selected with it, or it alone. */
export function movedWith(id: string): readonly string[] {
  if (!runList.isSelected(id)) return [id];
  return queue.runs.flatMap((run) => (runList.isSelected(run.id) ? run.id : []));
}

/**
 * Makes the row of a run one that can be dragged, and dropped at.
 * @param waits whether the run is in the queue
 */
export function dragInQueue(id: string, waits: boolean): Attachment<HTMLElement> {
  return (row) => {
    if (!waits) return;
    const sideOf = ({ clientY }: DragEvent) => {
      const { top, height } = row.getBoundingClientRect();
      return clientY < top + height / 2 ? 'before' : 'behind';
    };
    const leave = () => row.removeAttribute('data-drop');
    const listeners = {
      dragstart: (event: DragEvent) => {
        dragged = movedWith(id);
        event.dataTransfer?.setData('text/plain', id);
      },
      dragend: () => (dragged = []),
      dragover: (event: DragEvent) => {
        if (dragged.length === 0 || dragged.includes(id)) return;
        event.preventDefault();
        row.dataset['drop'] = sideOf(event);
      },
      dragleave: leave,
      drop: (event: DragEvent) => {
        event.preventDefault();
        leave();
        void queue.move(dragged, sideOf(event) === 'before' ? { before: id } : { behind: id });
        dragged = [];
      },
    } satisfies Record<string, (event: DragEvent) => void>;
    const controller = new AbortController();
    row.draggable = true;
    for (const [name, listener] of Object.entries(listeners))
      row.addEventListener(name as keyof typeof listeners, listener, { signal: controller.signal });
    return () => {
      controller.abort();
      row.draggable = false;
      leave();
    };
  };
}

/** Text that finds no room and is cut off can be read in full where the pointer rests on it. */

/** Marks a title that stands here only because the text is cut off. */
const mark = 'data-cut';

/** Whether an element shows only a part of its text, of one line or of several. */
function isCut(element: Element): boolean {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return webkitLineClamp !== 'none'
    ? element.scrollHeight > element.clientHeight + 1
    : textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth;
}

/** What a closed list shows of its chosen entry is cut off without dots. */
const fullText = (element: Element): string | null =>
  element instanceof HTMLSelectElement
    ? (element.selectedOptions[0]?.textContent ?? null)
    : isCut(element)
      ? element.textContent
      : null;

/**
 * Gives whatever is cut off a title when the pointer comes to it, and takes it away when it is not cut off any more.
 * @returns ends that
 */
export function revealCutText(root: Document): () => void {
  function over({ target }: Event): void {
    let element = target instanceof Element ? target : null;
    for (; element !== null; element = element.parentElement) {
      if (element.hasAttribute('title') && !element.hasAttribute(mark)) continue;
      const text = fullText(element)?.replace(/\s+/g, ' ').trim() ?? '';
      if (text !== '') {
        element.setAttribute('title', text);
        element.setAttribute(mark, '');
      } else if (element.hasAttribute(mark)) {
        element.removeAttribute('title');
        element.removeAttribute(mark);
      }
    }
  }
  root.addEventListener('pointerover', over);
  return () => root.removeEventListener('pointerover', over);
}

/** Which guide is open, and the way that led there. */
import { guides as all, type GuideCard } from 'virtual:guides';
import { spoken } from '../i18n/language.svelte';
import { inLanguage, sectionIn } from './guide-versions';
import { rooms, type Room } from './rooms.svelte';
import { settings } from './settings.svelte';

/** What a guide beside the form is about. */
export type Subject = 'algorithm' | 'environment';

export interface GuidePosition {
  readonly id: string;
  /** The section to show; null for the beginning. */
  readonly section: string | null;
}

class Guides {
  #place = $state.raw<GuidePosition | null>(null);
  #before = $state.raw<readonly GuidePosition[]>([]);
  /** The room that asked for the guide and to which one can return. */
  #from = $state<Room | null>(null);

  /** The guide beside the form: what it is about, and where one has gone from there; null while there is none. */
  #beside = $state.raw<{ readonly subject: Subject; readonly place: GuidePosition | null } | null>(null);

  /** Each guide once, in the language of the window where there is one. */
  readonly all = $derived(inLanguage(all, spoken.language));

  get beside() {
    return this.#beside;
  }

  /** The guide that is open: the last one read, until another is chosen. */
  get place(): GuidePosition {
    const { lastGuide } = settings.current;
    const remembered = this.find(lastGuide ?? '') ?? this.all[0]!;
    return this.#place ?? { id: remembered.id, section: null };
  }

  get canGoBack(): boolean {
    return this.#before.length > 0;
  }

  get from(): Room | null {
    return this.#from;
  }

  find(id: string): GuideCard | undefined {
    return this.all.find((guide) => guide.id === id);
  }

  /** The section of a place as the guide that is shown calls it; null for the beginning. */
  sectionOf({ id, section }: GuidePosition): string | null {
    const guide = this.find(id);
    return guide === undefined || section === null ? null : sectionIn(guide, all, section);
  }

  /** Opens a guide, at a section if there is one. */
  open(id: string, section: string | null = null): void {
    if (this.find(id) === undefined) return;
    const now = this.place;
    if (now.id !== id) this.#before = [...this.#before, now];
    this.#show({ id, section });
  }

  /** Opens a guide in the Guides room from another one. */
  visit(id: string, section: string | null = null): void {
    this.#from = rooms.open;
    this.#before = [];
    this.#show({ id, section });
    rooms.go('guides');
  }

  /** Goes back to the guide before. */
  back(): void {
    const last = this.#before.at(-1);
    if (last === undefined) return;
    this.#before = this.#before.slice(0, -1);
    this.#show(last);
  }

  /** Returns to the room that asked for a guide. */
  leave(): void {
    const room = this.#from;
    this.#from = null;
    if (room !== null) rooms.go(room);
  }

  /** Shows a guide beside the form: that of what is chosen there, or where a link in it leads. */
  showBeside(subject: Subject, place: GuidePosition | null = null): void {
    this.#beside = { subject, place };
  }

  hideBeside(): void {
    this.#beside = null;
  }

  #show(place: GuidePosition): void {
    this.#place = place;
    if (settings.current.lastGuide !== place.id) void settings.change({ lastGuide: place.id });
  }
}

export const guides = new Guides();

/** What `vite-plugin.ts` makes of the guides. */
declare module 'virtual:guides' {
  export interface GuideSection {
    readonly slug: string;
    readonly title: string;
    readonly depth: number;
    readonly text: string;
  }

  export interface GuideCard {
    readonly id: string;
    readonly kind: 'algorithm' | 'environment' | 'topic';
    readonly language: string;
    readonly title: string;
    /** The first one is what stands below the title. */
    readonly sections: readonly GuideSection[];
    /** Loads the guide as HTML. */
    readonly load: () => Promise<string>;
  }

  export const guides: readonly GuideCard[];
}

declare module 'virtual:guides.css';

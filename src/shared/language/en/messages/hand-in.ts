/** What is said when runs are handed in to a class, and of what lies in its folder. */

export const handIn = {
  unanswered: ({ id }: { readonly id: string }) =>
    `The run ${id} cannot be handed in yet: answer its question first.`,
  noFolder: ({ folder }: { readonly folder: string }) =>
    `The hand-in folder ${folder} is not a folder. Choose another one in the settings.`,
  notChosen: 'There is no hand-in folder yet. Choose one in the settings.',
  nameMissing: 'Whose runs are these? Enter your name first.',
} as const;

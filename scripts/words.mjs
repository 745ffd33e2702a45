/** `npm run words -- XX`: lists the texts that a language lacks, which are said in English; of all languages without XX. */
import path from 'node:path';
import { ensureSetup } from './setup/ensure.mjs';
import { reasonOf, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';

/** More places in one file are counted; `--all` names each. */
const most = 8;

/** One line for each file, its places below it. */
function listed({ file, texts }, isAll) {
  if (texts.length === 0) return [file];
  const shown = isAll ? texts : texts.slice(0, most);
  const rest = texts.length - shown.length;
  return [
    `${file}: ${texts.length}`,
    ...shown.map((place) => `  ${place}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

try {
  await ensureSetup(projectRoot, { say: console.error });
  const [{ runnerImport }, { svelte }] = await Promise.all([
    import('vite'),
    import('@sveltejs/vite-plugin-svelte'),
  ]);
  const { module } = await runnerImport(path.join(import.meta.dirname, 'words', 'missing-words.mjs'), {
    configFile: false,
    root: projectRoot,
    plugins: [svelte({ configFile: false })],
    logLevel: 'error',
  });
  const args = process.argv.slice(2);
  const isAll = args.includes('--all');
  const named = args.filter((arg) => arg !== '--all');
  const wrong = named.find((code) => !/^[a-z]{2}$/.test(code));
  if (wrong !== undefined)
    throw new SetupFailure(`${wrong} is no language: give its two letters of ISO 639, such as fr`);
  const chosen = named.length > 0 ? named : module.otherLanguages;
  for (const language of chosen) {
    const missing = module.missingWords(projectRoot, language);
    for (const file of missing) console.log(listed(file, isAll).join('\n'));
    const texts = missing.reduce((sum, file) => sum + file.texts.length, 0);
    console.log(
      missing.length === 0
        ? `${language} has every text.`
        : `${language} lacks ${texts} texts and ${missing.filter((file) => file.texts.length === 0).length} guides, in ${missing.length} files. They are said in English.`,
    );
  }
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}

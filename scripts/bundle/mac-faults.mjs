/** What would keep a handed-out folder from running on a Mac, as far as that is seen without one. */
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'plist';
import { filesOf, linksOf } from './checksums.mjs';
import { machObject } from './mach-object.mjs';

/**
 * Returns what is wrong, in a sentence each: programs for another processor, without a signature where that is needed,
 * or with a library that is not found; links that lead nowhere; descriptions of programs that cannot be read, or name
 * none.
 *
 * @param {string} folder
 * @param {string} platform
 */
export function macFaults(folder, platform) {
  return [
    ...programFaults(folder, platform.split('-')[1]),
    ...linkFaults(folder),
    ...descriptionFaults(folder),
  ];
}

function programFaults(folder, processor) {
  const objects = filesOf(folder).flatMap((name) => {
    const object = machObject(path.join(folder, name));
    return object ? [{ ...object, name, within: path.dirname(path.join(folder, name)) }] : [];
  });
  const programs = objects.filter(({ isProgram }) => isProgram);
  return objects.flatMap((object) => {
    const faults = object.libraries
      .filter((library) => !isFound(library, object, programs))
      .map((library) => `${object.name} needs ${library}, which is neither in the folder nor part of macOS`);
    if (object.processor !== processor) faults.push(`${object.name} is for another processor`);
    // Such a Mac starts and loads nothing that bears no signature; one that names nobody will do.
    if (processor === 'arm64' && !object.isSigned) faults.push(`${object.name} is not signed`);
    return faults;
  });
}

/** Whether a library is the system's own, or lies where the loader looks for it. */
function isFound(library, object, programs) {
  if (/^\/(usr\/lib|System)\//.test(library)) return true;
  const named = (text, { within }, start = within) =>
    text.replace(/^@loader_path/, within).replace(/^@executable_path/, start);
  if (!library.startsWith('@rpath/'))
    return [object, ...programs].some(({ within }) => existsSync(named(library, object, within)));
  // What the program that loads it searches is searched for it too.
  return [object, ...programs].some((one) =>
    one.searched.some((place) => existsSync(path.join(named(place, one), library.slice('@rpath/'.length)))),
  );
}

function linkFaults(folder) {
  const root = realpathSync(folder);
  const leadsInside = (name) => {
    const link = path.join(folder, name);
    return existsSync(link) && realpathSync(link).startsWith(root + path.sep);
  };
  return linksOf(folder)
    .filter((name) => !leadsInside(name))
    .map((name) => `${name} leads out of the folder, or nowhere`);
}

function descriptionFaults(folder) {
  return filesOf(folder)
    .filter((name) => path.basename(name) === 'Info.plist')
    .flatMap((name) => {
      let about;
      try {
        about = parse(readFileSync(path.join(folder, name), 'utf8'));
      } catch (error) {
        return [`${name} cannot be read: ${error.message}`];
      }
      if (about.ElectronAsarIntegrity) return [`${name} asks for an archive that is not there`];
      if (about.CFBundlePackageType !== 'APPL') return [];
      const program = path.join(path.dirname(name), 'MacOS', about.CFBundleExecutable ?? '');
      return isExecutable(path.join(folder, program))
        ? []
        : [`${name} names ${program}, which is no program`];
    });
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

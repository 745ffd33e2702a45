/* eslint-disable @typescript-eslint/no-require-imports -- Electron loads its application as CommonJS. */
// Goes into an Electron runtime that has no default application: `electron FOLDER` then runs the
// application in FOLDER, with the name, version and paths that its package.json gives.
// Node 16 runs this.
'use strict';

const { app } = require('electron');
const fs = require('fs');
const Module = require('module');
const path = require('path');
const { pathToFileURL } = require('url');

/** Flags whose value is the next argument. */
const flagsWithValue = ['-r', '--require', '--app'];

/** Splits the command line into modules to load beforehand and the application's folder or file. */
function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (flagsWithValue.includes(arg)) {
      const value = args[(index += 1)];
      if (arg === '--app') return { preloads, target: value };
      if (value) preloads.push(value);
    } else if (arg && !arg.startsWith('-')) return { preloads, target: arg };
  }
  return { preloads, target: undefined };
}

/** Returns the file to run, after the application's own name, version and path are in force. */
function adoptApplication(target) {
  const folder = path.resolve(target);
  const packageFile = path.join(folder, 'package.json');
  if (!fs.existsSync(packageFile)) {
    app.setAppPath(path.dirname(folder));
    return folder;
  }
  const about = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  const name = about.productName || about.name;
  if (name) {
    app.setName(name);
    app.setDesktopName(about.desktopName || `${about.name || name}.desktop`);
    // The runtime chose the folder for settings by the launcher's name, before this name was known.
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', path.join(app.getPath('appData'), name));
    }
  }
  if (about.version) app.setVersion(about.version);
  app.setAppPath(folder);
  return path.join(folder, about.main || 'index.js');
}

/** Tells whether a file is an ES module: by its ending, else by the nearest package.json. */
function isEsModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const packageFile = path.join(folder, 'package.json');
    if (fs.existsSync(packageFile)) return JSON.parse(fs.readFileSync(packageFile, 'utf8')).type === 'module';
    if (folder === path.dirname(folder)) return false;
  }
}

async function start() {
  const { preloads, target } = readArguments(process.argv.slice(1));
  if (!target) {
    const asked = ['-v', '--version'].some((flag) => process.argv.includes(flag));
    process.stdout.write(asked ? `v${process.versions.electron}\n` : 'Name the folder of an application.\n');
    app.exit(asked ? 0 : 1);
    return;
  }
  for (const file of preloads) Module._load(file, module, true);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const file = adoptApplication(target);
  if (isEsModule(file)) await import(pathToFileURL(file).href);
  else Module._load(file, Module, true);
}

start().catch((error) => {
  process.stderr.write(`The application could not be started: ${error.stack || error}\n`);
  app.exit(1);
});

/** The one window: where it stands, what it may load, and everything it may not do. */
import { app, BrowserWindow, nativeTheme, protocol, screen, session, type Rectangle } from 'electron';
import Store from 'electron-store';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { keepPage } from './keep-page';

/**
 * The page comes from a scheme of our own instead of file:, so that it has an origin, gets its content
 * security policy as a header, and cannot read other files.
 */
const scheme = 'lab';
export const pageUrl = `${scheme}://window/index.html`;

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file behind a URL of our scheme, or null where it would lie outside the folder or be of no known kind. */
export function servedFile(url: string, folder: string): { path: string; mimeType: string } | null {
  let pathname: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== `${scheme}:` || parsed.host !== 'window') return null;
    pathname = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, pathname));
  const mimeType = mimeTypes[extname(path)];
  return mimeType !== undefined && path.startsWith(folder + sep) ? { path, mimeType } : null;
}

/** To be called before the application is ready. */
export function registerScheme(): void {
  // Names are looked up beside the session's rules, for prefetching and for peers: none leads anywhere.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Lets the window's session load our own page and nothing else, and grants it no permission. */
export function guardSession(folder: string): void {
  const { defaultSession } = session;
  const respond = async (url: string) => {
    const file = servedFile(url, folder);
    if (file === null) return null;
    try {
      return {
        data: await readFile(file.path),
        headers: {
          'content-type': file.mimeType,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
        },
      };
    } catch {
      return null;
    }
  };
  // Electron 22, the runtime for offline work, does not know `protocol.handle` yet; newer ones will drop the other.
  if (typeof protocol.handle === 'function')
    protocol.handle(scheme, async ({ url }) => {
      const found = await respond(url);
      return found === null
        ? new Response(null, { status: 404 })
        : new Response(new Uint8Array(found.data), { headers: found.headers });
    });
  else
    protocol.registerBufferProtocol(scheme, ({ url }, callback) => {
      void respond(url).then((found) =>
        callback(
          found === null
            ? { statusCode: 404 }
            : { data: found.data, headers: found.headers, mimeType: found.headers['content-type'] },
        ),
      );
    });

  defaultSession.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: !url.startsWith(`${scheme}://window/`) && !url.startsWith('devtools:') }),
  );
  // What does not go through requests, such as connections between browsers, would have to go through a proxy, and at
  // this one nobody listens: port 9 discards by definition, and only the system itself may listen there.
  void defaultSession.setProxy({ proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}

interface WindowPlacement extends Rectangle {
  readonly maximized: boolean;
}

const smallest = { width: 900, height: 600 };
const usual = { width: 1360, height: 860 };

/**
 * Where a window may open: the remembered place, moved and shrunk into the screen it mostly was on; centred in
 * the first screen where nothing is remembered or its screen is gone.
 */
export function placeOnScreens(
  remembered: Rectangle | undefined,
  areas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  const visible = (place: Rectangle, area: Rectangle) =>
    Math.max(0, Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)) *
    Math.max(0, Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y));
  const [first] = areas;
  const home = remembered
    ? areas.reduce(
        (best, area) => (visible(remembered, area) > visible(remembered, best) ? area : best),
        first,
      )
    : first;
  const seen = remembered !== undefined && visible(remembered, home) > 0;
  const width = Math.min(Math.max(remembered?.width ?? usual.width, smallest.width), home.width);
  const height = Math.min(Math.max(remembered?.height ?? usual.height, smallest.height), home.height);
  const within = (position: number, length: number, start: number, room: number) =>
    Math.round(Math.min(Math.max(position, start), start + room - length));
  return {
    x: seen ? within(remembered.x, width, home.x, home.width) : Math.round(home.x + (home.width - width) / 2),
    y: seen
      ? within(remembered.y, height, home.y, home.height)
      : Math.round(home.y + (home.height - height) / 2),
    width,
    height,
  };
}

const isPlacement = (value: unknown): value is WindowPlacement =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((key) => Number.isFinite((value as Record<string, unknown>)[key]));

const background = () => (nativeTheme.shouldUseDarkColors ? '#0f1216' : '#f5f6f8');

interface WindowOptions {
  readonly dataFolder: string;
  readonly preload: string;
  readonly icon: string;
  /** Whether it never shows itself. */
  readonly hidden: boolean;
}

/** Opens the window where it last stood; it shows itself once it has something to show. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const store = new Store<{ place?: WindowPlacement }>({
    cwd: options.dataFolder,
    name: 'window',
    clearInvalidConfig: true,
  });
  const stored: unknown = store.get('place');
  const remembered = isPlacement(stored) ? stored : undefined;
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeOnScreens(remembered, areas as [Rectangle, ...Rectangle[]]),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'RL Lab',
    icon: options.icon,
    backgroundColor: background(),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The charts go on while another window is in front.
      backgroundThrottling: false,
    },
  });
  window.setMenuBarVisibility(false);
  const recolour = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', recolour);
  window.on('closed', () => nativeTheme.removeListener('updated', recolour));

  const { webContents } = window;
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  keepPage(webContents, pageUrl);

  const remember = () => {
    if (!window.isDestroyed() && !window.isMinimized() && !window.isFullScreen())
      store.set('place', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const rememberSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(remember, 400);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'])
    window.on(event as 'resize', rememberSoon);
  window.on('close', () => {
    clearTimeout(waiting);
    remember();
  });

  if (!options.hidden)
    window.once('ready-to-show', () => {
      if (remembered?.maximized) window.maximize();
      window.show();
    });
  void window.loadURL(pageUrl);
  return window;
}

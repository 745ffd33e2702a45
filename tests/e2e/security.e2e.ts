import { expect, test } from './program';

test('the page has the bridge, and nothing of Node or Electron', async ({ program }) => {
  const found = await program.page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>;
    return {
      known: [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        'ipcRenderer',
        'electron',
        '__dirname',
      ].filter((name) => typeof world[name] !== 'undefined'),
      bridge: Object.keys(window.lab).sort(),
      frozen: (() => {
        try {
          (window.lab as { request: unknown }).request = () => 'mine';
        } catch {
          // Refusing aloud is fine too.
        }
        return String(window.lab.request).includes('mine');
      })(),
    };
  });
  expect(found).toEqual({ known: [], bridge: ['request', 'subscribe'], frozen: false });
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]! as unknown as {
      webContents: { getLastWebPreferences(): Record<string, unknown> };
    };
    return webContents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('no text becomes code', async ({ program }) => {
  const ran = await program.page.evaluate(() => {
    const results: string[] = [];
    const attempt = (name: string, run: () => void) => {
      try {
        run();
        results.push(name);
      } catch {
        // Refused, as it should be.
      }
    };
    const world = globalThis as unknown as { ran?: boolean };
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.appendChild(script);
    const image = document.createElement('div');
    image.innerHTML =
      '<img src="nothing" onerror="globalThis.ran = true"><a href="javascript:globalThis.ran = true">x</a>';
    document.body.appendChild(image);
    image.querySelector('a')!.click();
    return new Promise<string[]>((resolve) =>
      setTimeout(() => {
        // Within the evaluation itself the debugger would permit these two.
        attempt('eval', () => void (0, eval)('1'));
        attempt('Function', () => void new Function('return 1')());
        resolve([...results, ...(world.ran === true ? ['inline'] : [])]);
      }, 300),
    );
  });
  expect(ran).toEqual([]);
});

test('no permission is granted', async ({ program }) => {
  const granted = await program.page.evaluate(async () => {
    const attempt = async (name: string, run: () => Promise<unknown>) => {
      try {
        await run();
        return [name];
      } catch {
        return [];
      }
    };
    const asked = [
      attempt('media', () => navigator.mediaDevices.getUserMedia({ audio: true })),
      attempt('screen', () => navigator.mediaDevices.getDisplayMedia()),
      attempt('clipboard', () => navigator.clipboard.readText()),
      attempt(
        'place',
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      attempt('notifications', async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
      }),
    ];
    return (await Promise.all(asked)).flat();
  });
  expect(granted).toEqual([]);
});

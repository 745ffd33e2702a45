/** Which powers of a browser a page that was taken over may try to use. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { OpenWindow } from '../window/open-window';
import type { Attempt } from './page-attempt';

export async function powers({ page }: OpenWindow): Promise<Attempt> {
  const names = await page.evaluate(async () => {
    type Power = () => unknown;
    const browser = navigator as unknown as Record<string, Record<string, (given?: unknown) => unknown>>;
    const other = navigator as unknown as Record<string, (...given: unknown[]) => unknown>;
    const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const all: Record<string, Power> = {
      'a worker': () =>
        new Promise((ends, fails) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
          worker.onmessage = ends;
          worker.onerror = () => fails(new Error('refused'));
        }),
      'a service worker': () => browser['serviceWorker']!['register']!('x.js'),
      WebAssembly: () => new WebAssembly.Module(wasm),
      eval: () => (0, eval)('1'),
      'a function of text': () => new Function('return 1')() as unknown,
      fetch: () => fetch('http://127.0.0.1:1/'),
      'a file': () => fetch('file:///etc/passwd'),
      'a socket': () =>
        new Promise((ends, fails) => {
          const socket = new WebSocket('ws://127.0.0.1:1/');
          socket.onopen = ends;
          socket.onerror = () => fails(new Error('refused'));
        }),
      beacon: () => {
        if (!navigator.sendBeacon('http://127.0.0.1:1/', 'x')) throw new Error('refused');
        return new Promise((_, fails) => setTimeout(() => fails(new Error('nothing is known of it')), 10));
      },
      USB: () => browser['usb']!['requestDevice']!({ filters: [] }),
      HID: async () => {
        const found = (await browser['hid']!['requestDevice']!({ filters: [] })) as unknown[];
        if (found.length === 0) throw new Error('none was given');
      },
      clipboard: () => browser['clipboard']!['readText']!(),
      camera: () => browser['mediaDevices']!['getUserMedia']!({ video: true }),
      screen: () => browser['mediaDevices']!['getDisplayMedia']!({ video: true }),
      MIDI: () => other['requestMIDIAccess']!({ sysex: true }),
      place: () =>
        new Promise((ends, fails) => navigator.geolocation.getCurrentPosition(ends, fails, { timeout: 900 })),
      notices: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
      },
      'a protocol': () => other['registerProtocolHandler']!('web+x', 'lab://window/%s'),
      files: () => (window as unknown as { showOpenFilePicker: Power }).showOpenFilePicker(),
    };
    const late = () => new Promise((_, fails) => setTimeout(() => fails(new Error('no answer')), 1500));
    const allowed: string[] = [];
    for (const [name, power] of Object.entries(all)) {
      try {
        // From a timer: what a debugger evaluates, as this is, is not bound by the page's policy.
        const fromTimer = new Promise((ends, fails) =>
          setTimeout(() => {
            try {
              Promise.resolve(power()).then(ends, fails);
            } catch (error) {
              fails(error as Error);
            }
          }, 0),
        );
        await Promise.race([fromTimer, late()]);
        allowed.push(name);
      } catch {
        // Refused, or not there.
      }
    }
    return { allowed, count: Object.keys(all).length };
  });
  // A handler of the page's own scheme is registered nowhere; asking for it does not fail everywhere.
  const wrong = names.allowed.filter((name) => name !== 'a protocol').map((name) => `${name} is allowed`);
  return { tried: names.count, wrong };
}

/** Whether anything gets out by WebRTC, which heeds neither the page's policy nor the session's filter. */
export async function peerConnections({ page }: OpenWindow): Promise<Attempt> {
  const socket = createSocket('udp4');
  let packets = 0;
  socket.on('message', () => packets++);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await page.evaluate(async (to) => {
    try {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${to}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 2500));
      peer.close();
    } catch {
      // Not there at all.
    }
  }, port);
  socket.close();
  return { tried: 1, wrong: packets > 0 ? [`${packets} packets left the page by WebRTC`] : [] };
}

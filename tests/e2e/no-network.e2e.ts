import { createSocket } from 'node:dgram';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from './program';
import { remoteServer } from './remote-server';

const remote = remoteServer();

test('nothing is fetched from outside, by whatever way', async ({ program }) => {
  const outcomes = await program.page.evaluate(async (target) => {
    const loads = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        setTimeout(() => resolve('silent'), 800);
        document.body.appendChild(element);
      });
    const make = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const socket = new Promise<string>((resolve) => {
      try {
        const opened = new WebSocket(target.replace('http', 'ws'));
        opened.onopen = () => resolve('loaded');
        opened.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return Promise.all([
      fetch(target).then(
        () => 'loaded',
        () => 'refused',
      ),
      fetch('file:///etc/passwd').then(
        () => 'loaded',
        () => 'refused',
      ),
      socket,
      loads(make('img', { src: `${target}a.png` })),
      loads(make('script', { src: `${target}a.js` })),
      loads(make('link', { rel: 'stylesheet', href: `${target}a.css` })),
      loads(make('webview', { src: target })),
      Promise.resolve(navigator.sendBeacon(target) ? 'sent' : 'refused').then(() => 'refused'),
    ]);
  }, remote.url);
  expect(outcomes.filter((outcome) => outcome === 'loaded')).toEqual([]);

  // Not even main itself can bring a remote page into the session.
  const inMain = await program.app.evaluate(async ({ BrowserWindow }, target) => {
    const window = new BrowserWindow({ show: false });
    const outcome = await window.loadURL(target).then(
      () => 'loaded',
      () => 'refused',
    );
    window.destroy();
    return outcome;
  }, remote.url);
  expect(inMain).toBe('refused');
  expect(remote.asked).toBe(0);
});

test('no connection between browsers leaves the page, and nothing else that is no request', async ({
  program,
}) => {
  let packets = 0;
  const listener = createSocket('udp4').on('message', () => packets++);
  await new Promise<void>((done) => listener.bind(0, '127.0.0.1', done));
  let connections = 0;
  const relay = createTcpServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const udp = listener.address().port;
  const tcp = (relay.address() as AddressInfo).port;
  await program.page.evaluate(
    async ([udp, tcp]) => {
      const account = { username: 'a', credential: 'b' };
      const servers = [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `stun:localhost:${udp}` },
        { urls: `turn:127.0.0.1:${udp}`, ...account },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...account },
        { urls: `turns:127.0.0.1:${tcp}?transport=tcp`, ...account },
      ];
      const windows: (Window & typeof globalThis)[] = [window];
      // A frame brings constructors of its own.
      const frame = document.body.appendChild(document.createElement('iframe'));
      if (frame.contentWindow !== null) windows.push(frame.contentWindow as Window & typeof globalThis);
      for (const world of windows)
        for (const server of servers)
          try {
            const connection = new world.RTCPeerConnection({ iceServers: [server] });
            connection.createDataChannel('x');
            await connection.setLocalDescription(await connection.createOffer());
            await connection
              .addIceCandidate({
                candidate: `candidate:1 1 udp 2122260223 127.0.0.1 ${udp} typ host`,
                sdpMid: '0',
              })
              .catch(() => undefined);
          } catch {
            // Refused, as it may be.
          }
      const WebTransport = (globalThis as { WebTransport?: new (url: string) => { ready: Promise<unknown> } })
        .WebTransport;
      try {
        await new WebTransport!(`https://127.0.0.1:${udp}/`).ready;
      } catch {
        // Refused by the policy.
      }
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'modulepreload']) {
        const link = document.head.appendChild(document.createElement('link'));
        link.rel = rel;
        link.href = `http://127.0.0.1:${tcp}/`;
      }
      await new Promise((done) => setTimeout(done, 4000));
    },
    [udp, tcp] as const,
  );
  listener.close();
  relay.close();
  expect({ packets, connections }).toEqual({ packets: 0, connections: 0 });
});

/** A server outside the program, which counts whatever reaches it, for the tests of one file. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from './program';

/** Registers the hooks; what is returned may be used within tests alone. */
export function remoteServer() {
  let server: Server;
  let url: string;
  let asked = 0;
  test.beforeAll(async () => {
    server = createServer((_request, response) => {
      asked++;
      response.setHeader('access-control-allow-origin', '*').end('<title>remote</title>remote');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  test.afterAll(() => server.close());
  test.beforeEach(() => {
    asked = 0;
  });
  return {
    get url() {
      return url;
    },
    /** How often it was asked for something in this test. */
    get asked() {
      return asked;
    },
  };
}

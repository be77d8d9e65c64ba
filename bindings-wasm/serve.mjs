// Serves a folder on loopback: `node serve.mjs FOLDER [PORT]`.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', wasm: 'application/wasm' };

/** A server of a folder's files, listening; `seen` gets each path that is asked for. */
export function serve(folder, port = 0, seen = () => {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    seen(pathname);
    const path = normalize(join(resolve(folder), pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const type = TYPES[path.split('.').pop()];
    try {
      if (!path.startsWith(resolve(folder)) || !type) throw new Error('none of ours');
      const body = await readFile(path);
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done({ server, url: `http://127.0.0.1:${server.address().port}/` }));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await serve(process.argv[2], Number(process.argv[3] ?? 8000));
  console.log(`the decoder is at ${url} (end with Ctrl-C)`);
}

// One-way replication of documents from PouchDB to express-pouchdb, timed; run by bench/_pouchdb.py.
// `node _replicate.cjs PACKAGES FOLDER DOCUMENTS`: documents are JSON, one a line, each with an _id.
// Prints {"docs": n, "ns": n}. The server is a process of its own, as ours is.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
const { fork } = require("node:child_process");

const [, , packages, folder, documents] = process.argv;
const load = createRequire(path.join(packages, "package.json"));
const BATCH = 500;

function serve() {
  const PouchDB = load("pouchdb").defaults({ prefix: path.join(folder, "server") + path.sep });
  fs.mkdirSync(path.join(folder, "server"));
  const app = load("express")();
  app.use("/", load("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: path.join(folder, "log.txt") }));
  const listener = app.listen(0, "127.0.0.1", () => process.send(listener.address().port));
}

async function replicate(port) {
  const PouchDB = load("pouchdb");
  const source = new PouchDB(path.join(folder, "till"));
  const docs = fs.readFileSync(documents, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  for (let start = 0; start < docs.length; start += BATCH) {
    await source.bulkDocs(docs.slice(start, start + BATCH));
  }
  const target = new PouchDB(`http://127.0.0.1:${port}/store`);
  await target.info();
  const started = process.hrtime.bigint();
  await source.replicate.to(target, { batch_size: BATCH });
  const ns = process.hrtime.bigint() - started;
  const { doc_count: docsThere } = await target.info();
  if (docsThere !== docs.length) throw new Error(`${docsThere} of ${docs.length} arrived`);
  process.stdout.write(`${JSON.stringify({ docs: docs.length, ns: Number(ns) })}\n`);
}

if (process.send) {
  serve();
} else {
  const server = fork(__filename, process.argv.slice(2));
  server.once("message", (port) => {
    replicate(port)
      .catch((error) => {
        console.error(error);
        process.exitCode = 1;
      })
      .finally(() => server.kill());
  });
}

// Imports a folder of pictures as a well-made Node program would: one decode, four in flight, one writer.
// Usage: node import.mjs PHOTOS TARGET
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';

const IN_FLIGHT = 4;
const ROWS_PER_COMMIT = 64;
const [photos, target] = process.argv.slice(2);

sharp.concurrency(1);
sharp.cache(false);

for (const shelf of ['images', 'thumbnails'])
  for (let first = 0; first < 256; first++)
    mkdirSync(join(target, shelf, first.toString(16).padStart(2, '0')), { recursive: true });

const database = new Database(join(target, 'peer.db'));
database.pragma('page_size = 8192');
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  CREATE TABLE event(position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE(stream, version));
  CREATE TABLE image(number INTEGER PRIMARY KEY, name TEXT NOT NULL, picture TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    bytes INTEGER NOT NULL, format TEXT NOT NULL, hash BLOB NOT NULL, caption TEXT NOT NULL);
  CREATE INDEX image_picture ON image(picture);
  CREATE INDEX image_name ON image(name, number)`);
const insertEvent = database.prepare('INSERT INTO event(stream, version, data) VALUES (?, ?, ?)');
const insertImage = database.prepare('INSERT INTO image(name, picture, width, height, bytes, format, hash, caption) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
let version = 0;
const commit = database.transaction((images) => {
  insertEvent.run('dataset-1', ++version, Buffer.from(JSON.stringify(images)));
  for (const i of images) insertImage.run(i.name, i.sha, i.width, i.height, i.bytes, i.format, Buffer.from(i.hash, 'hex'), i.caption);
});

const files = (await readdir(photos)).sort();
const texts = new Set(files.filter((f) => f.endsWith('.txt')));
const pictures = files.filter((f) => /\.(jpe?g|png|webp)$/.test(f));
const rows = [];
let next = 0;

async function worker() {
  while (next < pictures.length) {
    rows.push(await importOne(pictures[next++]));
    if (rows.length >= ROWS_PER_COMMIT) commit(rows.splice(0));
  }
}

async function importOne(name) {
  const file = await readFile(join(photos, name));
  const sha = createHash('sha256').update(file).digest('hex');
  const picture = sharp(file);
  const header = await picture.metadata();
  const { data, info } = await picture.rotate().resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#303034' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data, { raw: info }).jpeg({ quality: 80 }).toBuffer();
  await put(join(target, 'images', sha.slice(0, 2), sha), file, true);
  await put(join(target, 'thumbnails', sha.slice(0, 2), sha), thumbnail, false);
  const text = name.slice(0, -extname(name).length) + '.txt';
  const caption = texts.has(text) ? await readFile(join(photos, text), 'utf8') : '';
  return { name, sha, width: header.width, height: header.height, bytes: file.length, format: header.format, hash: perceptualHash(data, info), caption };
}

/** A picture is on the disk before its row is; a thumbnail can be made again. */
async function put(path, bytes, durable) {
  const half = path + '.half';
  if (durable) {
    const handle = await open(half, 'w');
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
  } else {
    await writeFile(half, bytes);
  }
  await rename(half, path);
}

const SIDE = 32;
const LOW = 8;
const cosines = Float64Array.from({ length: LOW * SIDE }, (_, i) => Math.cos(((2 * (i % SIDE) + 1) * Math.floor(i / SIDE) * Math.PI) / (2 * SIDE)));

/** The signs of the low frequencies of the picture's luma against their median. */
function perceptualHash(pixels, { width, height, channels }) {
  const luma = new Float64Array(SIDE * SIDE);
  const counts = new Float64Array(SIDE * SIDE);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * SIDE) / height) * SIDE;
    for (let x = 0; x < width; x++, at += channels) {
      const cell = row + Math.floor((x * SIDE) / width);
      luma[cell] += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
      counts[cell]++;
    }
  }
  for (let i = 0; i < luma.length; i++) luma[i] /= counts[i] || 1;
  const rows = new Float64Array(SIDE * LOW);
  for (let y = 0; y < SIDE; y++)
    for (let u = 0; u < LOW; u++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += luma[y * SIDE + x] * cosines[u * SIDE + x];
      rows[y * LOW + u] = sum;
    }
  const low = new Float64Array(LOW * LOW);
  for (let v = 0; v < LOW; v++)
    for (let u = 0; u < LOW; u++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += rows[y * LOW + u] * cosines[v * SIDE + y];
      low[v * LOW + u] = sum;
    }
  const median = Float64Array.from(low.subarray(1)).sort()[31];
  let hash = 0n;
  for (let i = 0; i < 64; i++) if (low[i] > median) hash |= 1n << BigInt(i);
  return hash.toString(16).padStart(16, '0');
}

await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
if (rows.length > 0) commit(rows.splice(0));
database.close();
console.log(JSON.stringify({ images: pictures.length }));

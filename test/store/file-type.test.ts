import { describe, expect, it } from 'vitest';
import { typeOf } from '../../src/store/file-type.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('the type of a file', () => {
  it.each<[string, Uint8Array]>([
    ['image/png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['image/jpeg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/gif', latin('GIF89a')],
    ['image/webp', latin('RIFF\x10\0\0\0WEBPVP8 ')],
    ['image/heic', latin('\0\0\0\x18ftypheic')],
    ['image/avif', latin('\0\0\0\x18ftypavif')],
    ['application/pdf', latin('%PDF-1.7\n')],
    ['video/mp4', latin('\0\0\0\x18ftypmp42')],
    ['video/quicktime', latin('\0\0\0\x14ftypqt  ')],
    ['video/webm', latin('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
    ['text/html', Buffer.from('\ufeff <!-- saved --><!DOCTYPE html><title>偽アカウント</title>')],
    ['multipart/related', latin('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"\r\n')],
    ['text/plain', Buffer.from('From: 住民\n本文\n')],
    ['text/plain', Buffer.from('画面').subarray(0, 4)],
    ['application/octet-stream', latin('RIFF\x10\0\0\0WAVE')],
    ['application/octet-stream', latin('\x1a\x45\xdf\xa3\x9fmatroska')],
    ['application/octet-stream', latin('text with \0 in it')],
    ['application/octet-stream', latin('\x93\xfa\x96\x7b')],
  ])('is %s by its first bytes', (type, bytes) => expect(typeOf(bytes)).toBe(type));
});

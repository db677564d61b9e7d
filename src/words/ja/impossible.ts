/** What is said in place of an incident whose record no operator could have written. */
export const impossible = {
  incident: (id: string, seq: number): readonly string[] => [
    `事案 ${id} は開けません。記録の${seq}番を、手順書の順序で読み直せませんでした。`,
    '書き換えられたおそれがあります。ほかの事案は、そのまま使えます。',
    'このまま残し、記録の控え一式があれば hikeshi verify で確かめてください。',
  ],
} as const;

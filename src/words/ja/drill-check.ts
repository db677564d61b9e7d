/** Words of `drill check`. */
export const drillCheck = {
  about: '想定を確かめる（書き方、実在の名、起きない付与、解けるか）',
  done: (scenario: string, title: string, variants: number) => `○ ${scenario}　${title}　変化${variants}通り`,
  wrong: (file: string) => `× ${file}`,
  sound: (scenarios: number, variants: number) => `正しく書けています：想定${scenarios}件、変化${variants}通り。どれも解けます。`,
  faults: (count: number) => `直す所が${count}件あります。`,
  nothing: '想定が1つもありません。フォルダーの場所を確かめてください。',
};

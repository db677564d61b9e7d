export declare const LANGUAGES: readonly ['ja', 'en'];
export declare const languageOf: (argv: readonly string[], env: Readonly<Record<string, string | undefined>>) => 'ja' | 'en';
export declare const bundleOf: (language: 'ja' | 'en') => URL;

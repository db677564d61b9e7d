import manifest from '../../package.json' with { type: 'json' };

/** Version of this program, as every entry notes it. */
export const APP_VERSION: string = manifest.version;

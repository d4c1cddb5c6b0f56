/** Version of the arithmetic; a receipt names it. The same as in package.json, which a test checks. */
export const ENGINE_VERSION = '0.1.0';

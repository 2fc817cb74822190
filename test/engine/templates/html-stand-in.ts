/**
 * n8n's Form and Send Email nodes load what cleans the HTML of pages, and that is partly of modules that
 * Jest cannot load. What we test of them shows no page.
 */
jest.mock('sanitize-html', () => (text: string) => text);

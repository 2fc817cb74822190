/** Texts that mean something to whoever takes them for more than text. */
export const HOSTILE = {
	sql: `'; DROP TABLE accountview_link; -- ?"$1`,
	html: `"><script>alert('x')</script><img src=x onerror="y">`,
	header: 'a\r\nBcc: evil@elsewhere.example',
	path: '../../../../etc/passwd',
	xml: `]]><!ENTITY x SYSTEM "file:///etc/passwd"><a b="c">&x;`,
} as const;

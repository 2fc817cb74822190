/** A list of one kind of work on both sides, with a search and a button to add. */
function workList(kind: string, first: string): string {
	return `	<div class="bar">
		<input type="search" class="search" id="search-${kind}" autocomplete="off">
		<span class="found" id="found-${kind}"></span>
		<button class="primary" data-add="${kind}" data-text="add-${kind}"></button>
	</div>
	<div class="card scroll">
		<table class="sides">
			<thead><tr>
				<th class="number" data-text="${first}"></th>
				<th><span class="side accountview">AccountView</span></th>
				<th><span class="side app" data-text="app"></span></th>
			</tr></thead>
			<tbody id="rows-${kind}"></tbody>
		</table>
		<p class="empty" id="no-${kind}" data-text="nothingFound" hidden></p>
	</div>`;
}

/**
 * The page's frame; the script fills it. Elements with `data-text` get their words from the
 * script's list in the chosen language.
 */
export const PAGE = `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title data-text="pageTitle">AccountView – proefomgeving</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23005ea8'/%3E%3Cpath d='M3 6h7M8 3.5 10.5 6 8 8.5M13 10H6m2-2.5L5.5 10 8 12.5' fill='none' stroke='white' stroke-width='1.4'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="top">
	<div class="brand">
		<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M6 12h14m-4.5-5L21 12l-5.5 5M26 20H12m4.500-5L11 20l5.500 5"/></svg>
		<div>
			<h1>Installatiebedrijf De Vries &amp; Zn. B.V.</h1>
			<p data-text="subtitle"></p>
		</div>
	</div>
	<nav class="tabs" role="tablist">
		<button role="tab" data-tab="customers" data-text="tabCustomers" aria-selected="true"></button>
		<button role="tab" data-tab="projects" data-text="tabProjects" aria-selected="false"></button>
		<button role="tab" data-tab="orders" data-text="tabOrders" aria-selected="false"></button>
		<button role="tab" data-tab="hours" data-text="tabHours" aria-selected="false"></button>
		<button role="tab" data-tab="invoices" data-text="tabInvoices" aria-selected="false"></button>
		<button role="tab" data-tab="prints" data-text="tabPrints" aria-selected="false"></button>
		<button role="tab" data-tab="documents" data-text="tabDocuments" aria-selected="false"></button>
		<button role="tab" data-tab="filings" data-text="tabFilings" aria-selected="false"></button>
		<button role="tab" data-tab="registration" data-text="tabRegistration" aria-selected="false"></button>
		<button role="tab" data-tab="messages" aria-selected="false"><span data-text="tabMessages"></span> <b class="count bad" id="message-count" hidden></b></button>
		<button role="tab" data-tab="requests" data-text="tabRequests" aria-selected="false"></button>
		<button role="tab" data-tab="switches" aria-selected="false"><span data-text="tabSwitches"></span> <b class="count" id="switch-count" hidden></b></button>
		<button role="tab" data-tab="faults" aria-selected="false"><span data-text="tabFaults"></span> <b class="count" id="fault-count" hidden></b></button>
	</nav>
	<div class="aside">
		<span class="live" id="live"><i></i><span id="live-text"></span></span>
		<a class="quiet" href="/mail" data-text="mailbox"></a>
		<button class="quiet" id="language" aria-label="Nederlands / English"></button>
	</div>
</header>

<main>
<section id="tab-customers" role="tabpanel">
	<div class="tiles" id="tiles"></div>
	<div class="bar">
		<input type="search" class="search" id="search-customers" autocomplete="off">
		<span class="found" id="found-customers"></span>
		<button class="primary" data-add="customers" data-text="add-customers"></button>
	</div>
	<div class="card scroll">
		<table class="sides">
			<thead><tr>
				<th class="number" data-text="number"></th>
				<th><span class="side accountview">AccountView</span></th>
				<th class="mark"></th>
				<th><span class="side app" data-text="app"></span></th>
			</tr></thead>
			<tbody id="rows-customers"></tbody>
		</table>
		<p class="empty" id="no-customers" data-text="noCustomers" hidden></p>
	</div>
</section>

<section id="tab-projects" role="tabpanel" hidden>
${workList('projects', 'number')}
</section>

<section id="tab-orders" role="tabpanel" hidden>
${workList('orders', 'number')}
</section>

<section id="tab-hours" role="tabpanel" hidden>
	<div class="card people">
		<h2 data-text="employees"></h2>
		<p class="hint" data-text="employeesHint"></p>
		<div id="employees"></div>
	</div>
${workList('hours', 'day')}
</section>

<section id="tab-invoices" role="tabpanel" hidden>
	<p class="hint" data-text="invoicesHint"></p>
	<div class="bar">
		<input type="search" class="search" id="search-invoices" autocomplete="off">
		<span class="found" id="found-invoices"></span>
	</div>
	<div class="card scroll">
		<table class="invoices">
			<thead><tr>
				<th data-text="number"></th><th data-text="invoiceDate"></th><th data-text="customer"></th>
				<th data-text="howSent"></th><th class="right" data-text="amount"></th>
			</tr></thead>
			<tbody id="rows-invoices"></tbody>
		</table>
		<p class="empty" id="no-invoices" data-text="noInvoices" hidden></p>
	</div>
</section>

<section id="tab-prints" role="tabpanel" hidden>
	<div class="bar">
		<p class="hint" data-text="printsHint"></p>
		<button id="paper"></button>
	</div>
	<div class="card scroll">
		<table class="prints">
			<thead><tr>
				<th data-text="job"></th><th data-text="time"></th><th data-text="document"></th>
				<th data-text="user"></th><th class="right" data-text="size"></th>
			</tr></thead>
			<tbody id="rows-prints"></tbody>
		</table>
		<p class="empty" id="no-prints" data-text="noPrints" hidden></p>
	</div>
</section>

<section id="tab-documents" role="tabpanel" hidden>
	<p class="hint"><span data-text="documentsHint"></span> <code id="documents-folder"></code></p>
	<div class="bar">
		<input type="search" class="search" id="search-documents" autocomplete="off">
		<span class="found" id="found-documents"></span>
	</div>
	<div class="card scroll">
		<table class="documents">
			<thead><tr>
				<th data-text="stored"></th><th data-text="file"></th><th data-text="belongsTo"></th>
				<th class="right" data-text="size"></th>
			</tr></thead>
			<tbody id="rows-documents"></tbody>
		</table>
		<p class="empty" id="no-documents" hidden></p>
	</div>
</section>

<section id="tab-filings" role="tabpanel" hidden>
	<p class="hint" data-text="filingsHint"></p>
	<div class="card scroll">
		<table class="filings">
			<thead><tr>
				<th data-text="time"></th><th data-text="filing"></th><th data-text="way"></th>
				<th data-text="taxpayer"></th><th data-text="filingStatus"></th>
			</tr></thead>
			<tbody id="rows-filings"></tbody>
		</table>
		<p class="empty" id="no-filings" data-text="noFilings" hidden></p>
	</div>
</section>

<section id="tab-registration" role="tabpanel" hidden>
	<p class="hint" data-text="registrationHint"></p>
	<div class="card scroll">
		<table class="registration">
			<thead><tr>
				<th data-text="service"></th><th data-text="codeInAccountView"></th><th data-text="registeredUser"></th>
				<th data-text="invitation"></th><th data-text="access"></th>
			</tr></thead>
			<tbody id="rows-registration"></tbody>
		</table>
	</div>
	<div class="card scroll">
		<table class="registration">
			<thead><tr>
				<th data-text="service"></th><th data-text="registeredCompanies"></th><th data-text="costCarriers"></th>
			</tr></thead>
			<tbody id="rows-registration-rest"></tbody>
		</table>
	</div>
</section>

<section id="tab-messages" role="tabpanel" hidden>
	<h2 data-text="messagesTitle"></h2>
	<div class="bar">
		<p class="hint" data-text="messagesHint"></p>
		<span id="found-messages"></span>
	</div>
	<div class="card scroll" id="messages-card" hidden>
		<table class="messages">
			<thead><tr><th data-text="when"></th><th data-text="where"></th><th data-text="whatIsWrong"></th></tr></thead>
			<tbody id="messages"></tbody>
		</table>
	</div>
	<p class="card empty" id="no-messages" data-text="noMessages" hidden></p>
</section>

<section id="tab-requests" role="tabpanel" hidden>
	<div class="bar">
		<p class="hint" data-text="requestsHint"></p>
		<button id="clear-requests" data-text="clear"></button>
	</div>
	<div class="card scroll">
		<table class="requests">
			<thead><tr>
				<th data-text="time"></th><th data-text="to"></th><th data-text="request"></th>
				<th class="right" data-text="answer"></th>
			</tr></thead>
			<tbody id="requests"></tbody>
		</table>
		<p class="empty" id="no-requests" data-text="noRequests" hidden></p>
	</div>
</section>

<section id="tab-switches" role="tabpanel" hidden>
	<div class="bar">
		<p class="hint" data-text="switchesHint"></p>
		<button id="reset-switches" data-text="reset"></button>
	</div>
	<div class="card grid" id="switches"></div>
</section>

<section id="tab-faults" role="tabpanel" hidden>
	<p class="hint" data-text="faultsHint"></p>
	<form class="card fault-form" id="fault-form">
		<label><span data-text="server"></span><select name="server"><option value="accountView">AccountView</option><option value="workOrders" data-text="app"></option></select></label>
		<label><span data-text="kind"></span><select name="kind"></select></label>
		<label><span data-text="method"></span><select name="method"><option value="" data-text="any"></option><option>GET</option><option>POST</option><option>PUT</option></select></label>
		<label><span data-text="path"></span><input name="pathContains" placeholder="accountviewdata"></label>
		<label><span data-text="times"></span><input name="times" type="number" min="1" value="1"></label>
		<label><span data-text="skip"></span><input name="skip" type="number" min="0" value="0"></label>
		<button class="primary" data-text="addFault"></button>
		<p class="hint" id="fault-doc"></p>
	</form>
	<div class="card scroll">
		<table>
			<thead><tr><th data-text="server"></th><th data-text="kind"></th><th data-text="where"></th><th class="right" data-text="left"></th></tr></thead>
			<tbody id="faults"></tbody>
		</table>
		<p class="empty" id="no-faults" data-text="noFaults" hidden></p>
	</div>
	<div class="bar end"><button id="clear-faults" data-text="clearFaults"></button></div>
	<div class="card token">
		<div><h2 data-text="tokenTitle"></h2><p class="hint" id="token-state"></p></div>
		<button id="token"></button>
	</div>
</section>
</main>

<dialog id="record-dialog">
	<form id="record-form" method="dialog" novalidate>
		<header><h2 id="dialog-title"></h2><div class="switcher" id="sides"></div><button type="button" class="quiet" id="close-dialog" aria-label="×">✕</button></header>
		<p class="error" id="form-error" role="alert" hidden></p>
		<div class="fields" id="fields"></div>
		<div class="timeline" id="timeline" hidden></div>
		<footer>
			<button type="button" class="danger" id="remove-record"></button>
			<span class="space"></span>
			<button class="primary" data-text="save"></button>
		</footer>
	</form>
</dialog>
<script src="/app.js"></script>
</body>
</html>
`;

//<![CDATA[
// Sorting, filtering and searching of the accounts. Nothing is decided here, and without it all can be read.
"use strict";
(() => {
    const table = document.querySelector("table.accounts");
    const groups = Array.from(table.tBodies); // one an account: its row, then its details
    const headers = Array.from(table.tHead.rows[0].querySelectorAll("th"));
    const filters = Array.from(table.tHead.querySelectorAll("select"));
    const search = document.getElementById("search");
    const shown = document.getElementById("shown");
    const order = table.dataset.order.split(" ");
    const collator = new Intl.Collator("en", { numeric: true });
    const texts = new Map();

    const cell = (group, column) => group.rows[0].cells[column];

    function text(group) {
        if (!texts.has(group)) texts.set(group, group.textContent.toLowerCase());
        return texts.get(group);
    }

    function filter() {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const wanted = filters
            .filter((select) => select.value)
            .map((select) => ({ column: columnOf(select), status: select.value }));
        let count = 0;
        for (const group of groups) {
            const fits =
                wanted.every(({ column, status }) => cell(group, column).dataset.status === status) &&
                words.every((word) => text(group).includes(word));
            group.hidden = !fits;
            if (fits) count += 1;
        }
        const number = (value) => value.toLocaleString("en");
        shown.textContent = `${number(count)} of ${number(groups.length)} shown`;
    }

    // The filters' row starts with one cell over the columns that have no status.
    function columnOf(select) {
        const first = select.closest("tr").cells[0];
        return select.closest("td").cellIndex + first.colSpan - 1;
    }

    function sort(header) {
        const column = header.cellIndex;
        const isAscending = header.getAttribute("aria-sort") !== "ascending";
        for (const other of headers) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
        const compare = (left, right) => {
            const [a, b] = [cell(left, column), cell(right, column)];
            return a.dataset.status
                ? order.indexOf(a.dataset.status) - order.indexOf(b.dataset.status)
                : collator.compare(a.textContent, b.textContent);
        };
        groups.sort((left, right) => (isAscending ? compare(left, right) : compare(right, left)));
        table.append(...groups);
    }

    function openAll(isOpen) {
        for (const group of groups) {
            if (!group.hidden || !isOpen) group.querySelector("details").open = isOpen;
        }
    }

    for (const header of headers) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...header.childNodes);
        button.addEventListener("click", () => sort(header));
        header.append(button);
    }
    for (const select of filters) select.addEventListener("change", filter);
    search.addEventListener("input", filter);
    document.getElementById("clear").addEventListener("click", () => {
        search.value = "";
        for (const select of filters) select.value = "";
        filter();
    });
    document.getElementById("open").addEventListener("click", () => openAll(true));
    document.getElementById("close").addEventListener("click", () => openAll(false));

    // A click anywhere in an account's row opens its details, unless it ends the marking of a text to copy.
    table.addEventListener("click", (event) => {
        const row = event.target.closest("tr");
        const group = row?.parentElement;
        if (!groups.includes(group) || row !== group.rows[0] || String(getSelection())) return;
        const details = group.querySelector("details");
        details.open = !details.open;
    });

    // A cell of the picture leads to its account, whose id its tip starts with.
    document.querySelector("svg.fleet").addEventListener("click", (event) => {
        const tip = event.target.querySelector?.("title")?.textContent ?? "";
        const group = document.getElementById("a" + tip.slice(0, 12));
        if (!group) return;
        group.hidden = false;
        group.querySelector("details").open = true;
        group.scrollIntoView({ block: "center" });
        group.querySelector("summary").focus({ preventScroll: true });
    });

    for (const tool of document.querySelectorAll(".tools, .filters")) tool.hidden = false;
    filter();
})();
//]]>

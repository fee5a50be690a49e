import { describe, expect, test } from 'vitest';
import { linesFor } from './planted.ts';
import { checkViews } from './views.ts';

const view = 'views/features/home/page.eta';

const faults: [text: string, said: string][] = [
  ['<p>\n  Bonjour\n</p>', 'line 2: « Bonjour » is written'],
  ["<p><%= it.t('home:title') %> : voici</p>", '« : voici »'],
  ['<p>مرحبا</p>', 'is written in the view'],
  ['<p style="color: red"></p>', 'style= attribute'],
  ['<button onclick="go()"></button>', 'onclick= attribute'],
  ['<p hx-on:click="go()"></p>', 'hx-on:click= attribute'],
  ['<script>go()</script>', 'inline <script>'],
  ['<script src="/a.js">go()</script>', 'inline <script>'],
  ['<style>p { color: red }</style>', 'inline <style>'],
  ['<img alt="Une carte" src="a.svg">', 'alt="Une carte"'],
  ['<nav aria-label="Menu"></nav>', 'aria-label="Menu"'],
  ["<%~ include('button', { label: 'Mes documents' }) %>", '« Mes documents »'],
  ["<%= it.open ? 'fermé' : '' %>", '« fermé »'],
];

const clean: string[] = [
  '<!doctype html>\n<!-- why -->\n<html lang="<%= it.language %>"><head><script src="<%= it.script %>" defer></script></head>',
  '<p class="lead small"><%= it.t(\'home:title\') %> : 12 &nbsp;·</p>',
  '<% if (it.list.length > 0) { %><ul><% it.list.forEach(item => { %><li><%= item %></li><% }) %></ul><% } %>',
  '<img alt="<%= it.t(\'home:picture\') %>" src="<%= it.asset(\'a.svg\') %>">',
  "<%~ include('components/button', { label: it.t('home:open.button'), kind: 'button button-large' }) %>",
];

describe('views', () => {
  test.each(faults)('must not hold %j', (text, said) => {
    const lines = linesFor(checkViews, { [view]: text });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^views\/features\/home\/page\.eta: line \d+: /);
    expect(lines[0]).toContain(said);
  });

  test.each(clean)('may hold %j', text => {
    expect(linesFor(checkViews, { [view]: text })).toEqual([]);
  });
});

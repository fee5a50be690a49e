import type { XmlElement, XmlNode } from './xml.ts';

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The child elements of CDA with a name, in order; all of them without a name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = element?.children.filter(isElement) ?? [];
  return elements.filter(child => child.isCda && (name === undefined || child.name === name));
}

/** The first element at the end of a path of names: `at(document, 'custodian', 'assignedCustodian')`. */
export function at(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], element);
}

/** An attribute without the spaces around it; nothing when it is absent or empty. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.get(name)?.trim() || undefined;
}

/** Spaces, tabs and new lines of XML as one space each; other kinds of space (in « 1 000 ») stay. */
export function oneSpace(text: string): string {
  return text.replace(/[ \t\r\n]{2,}|[\t\r\n]/g, ' ');
}

/** All the text inside an element, on one line; nothing when there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : oneSpace(rawText(element)).trim() || undefined;
}

/** All the text inside an element, as it is. */
export function rawText(element: XmlElement): string {
  return element.children.map(node => (isElement(node) ? rawText(node) : node)).join('');
}

/** Every element of CDA with a name, at any depth, in the order of the document. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...allNamed(child, name),
  ]);
}

import './page.css';

/** What the toolbar's switches set on the page of a story. */
function followToolbar(story, { globals: { theme, direction } }) {
  const { documentElement } = document;
  documentElement.dataset.theme = theme;
  documentElement.dir = direction;
  documentElement.lang = direction === 'rtl' ? 'ar' : 'en';
  return story();
}

const items = (...pairs) => pairs.map(([value, title, icon]) => ({ value, title, icon }));

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  decorators: [followToolbar],
  initialGlobals: { theme: 'light', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        items: items(
          ['light', 'Light', 'sun'],
          ['dark', 'Dark', 'moon'],
          ['system', 'As the system', 'browser'],
        ),
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Language and direction',
      toolbar: {
        title: 'Direction',
        icon: 'globe',
        items: items(
          ['ltr', 'English, left to right', 'arrowright'],
          ['rtl', 'العربية, right to left', 'arrowleft'],
        ),
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    backgrounds: { disable: true },
    options: { storySort: { order: ['Composites', 'Components'] } },
  },
};

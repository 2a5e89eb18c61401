import { addons } from 'storybook/manager-api';

// A story is all there is to see: no panel has anything to add.
addons.setConfig({ bottomPanelHeight: 0, rightPanelWidth: 0 });

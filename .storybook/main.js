/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { actions: false, controls: false, interactions: false, sidebarOnboardingChecklist: false },
  viteFinal(config) {
    return {
      ...config,
      build: {
        ...config.build,
        chunkSizeWarningLimit: 2000, // Kilobytes; Storybook's own page is large, and none of ours.
        rolldownOptions: { ...config.build?.rolldownOptions, checks: { pluginTimings: false } },
      },
    };
  },
};

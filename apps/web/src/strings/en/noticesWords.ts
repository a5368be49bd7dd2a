/** What was told in passing, and the panel that keeps it. */
export const noticesWords = {
  title: 'Notifications',
  withNew: (count: number) => `Notifications, ${count} new`,
  none: 'Nothing to tell. What you create, change and delete is noted here until you sign out or load the page anew.',
  dismissAll: 'Dismiss all',
  dismiss: (title: string) => `Dismiss: ${title}`,
}

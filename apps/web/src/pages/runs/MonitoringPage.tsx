export const MonitoringPage = () => null

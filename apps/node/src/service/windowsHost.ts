import type { ServiceParts } from './ServicePlan.ts'

/** The host of the Windows service, in the C# 5 that Windows PowerShell compiles: it starts the node, and asks it to stop when the service is. */
export function windowsHost({ program, script, home, drainSeconds }: ServiceParts): string {
  const first = script === null ? '' : `${argument(script)} `
  return `using System;
using System.Diagnostics;
using System.ServiceProcess;

public class MooringNodeHost : ServiceBase
{
    private const string Program = ${literal(program)};
    private const string First = ${literal(first)};
    private Process node;
    private volatile bool isStopping;

    public static void Main() { ServiceBase.Run(new MooringNodeHost { ServiceName = "MooringNode", CanShutdown = true }); }

    private static Process Start(string arguments)
    {
        ProcessStartInfo start = new ProcessStartInfo(Program, First + arguments) { UseShellExecute = false, CreateNoWindow = true };
        start.EnvironmentVariables["MOORING_NODE_HOME"] = ${literal(home)};
        return Process.Start(start);
    }

    protected override void OnStart(string[] args)
    {
        node = Start("run --drain-seconds ${drainSeconds}");
        node.EnableRaisingEvents = true;
        // Without a call to Stop the service manager takes the end for a failure and starts the service again.
        node.Exited += delegate
        {
            if (isStopping) return;
            if (node.ExitCode == 1) { ExitCode = 0; Stop(); }
            else Environment.Exit(node.ExitCode == 0 ? 70 : node.ExitCode);
        };
    }

    protected override void OnStop()
    {
        isStopping = true;
        RequestAdditionalTime(${(drainSeconds + 20) * 1000});
        Start("stop").WaitForExit(10000);
        if (!node.WaitForExit(${(drainSeconds + 10) * 1000})) node.Kill();
    }

    protected override void OnShutdown() { OnStop(); }
}
`
}

/** A literal of C#, in which two quotes stand for one. */
const literal = (text: string): string => `@"${text.replaceAll('"', '""')}"`

const argument = (text: string): string => `"${text}"`

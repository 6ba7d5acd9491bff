/** An ERP's page in React 19, which sets properties and hears events of custom elements itself. */
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";

import type { EinvInvoiceList } from "@einv/elements";
import "@einv/elements/approval/define";
import "@einv/elements/list/define";
import "@einv/elements/provider/define";
import type {} from "@einv/elements/react";

/** The ERP's own backend knows who is logged in, and holds the API key: examples/session-backend.ts. */
const fetchClientSecret = async () => (await fetch("/einv-session", { method: "POST" })).text();

const Erp = () => {
  const list = useRef<EinvInvoiceList>(null);
  const [ref, setRef] = useState<string>();
  return (
    <einv-provider baseUrl="/" fetchClientSecret={fetchClientSecret}>
      <einv-invoice-list ref={list} oneinv-invoice-open={({ detail }) => setRef(detail.ref)} />
      {ref && <einv-invoice-approval invoiceRef={ref} oneinv-issued={() => void list.current?.reload()} />}
    </einv-provider>
  );
};

createRoot(document.getElementById("erp")!).render(<Erp />);

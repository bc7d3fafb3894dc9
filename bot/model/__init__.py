"""The words of the trade, as plain data: flows, answers, drafts, dossiers, events, messages."""
